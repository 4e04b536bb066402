import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteText } from "./byte-text.ts";

const read = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("numbers as text", () => {
  it("are the shortest decimals", () => {
    const out = byteText(1);
    const all = [0, 1, -1, 10, 100, 1000, 1250, -20_005, 123_456_789];
    for (const n of all) {
      out.thousandths(n);
      out.byte(32);
    }
    expect(read(out.take())).toBe("0 0.001 -0.001 0.01 0.1 1 1.25 -20.005 123456.789 ");
    out.hundredThousandths(5);
    out.text(" ");
    out.hundredThousandths(-1_230_000);
    expect(read(out.take())).toBe("0.00005 -12.3");
  });
  it("read back as what they were", () => {
    const whole = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(whole, (n) => {
        const out = byteText();
        out.thousandths(n);
        expect(Math.round(Number(read(out.take())) * 1000)).toBe(n);
        out.hundredThousandths(n);
        const text = read(out.take());
        expect(Math.round(Number(text) * 100_000)).toBe(n);
        expect(text).not.toMatch(/\.\d*0$/);
      }),
    );
  });
});
