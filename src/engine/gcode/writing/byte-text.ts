/**
 * ASCII text that grows, as bytes: a print file is millions of short numbers, and each as a string is
 * garbage that has to be encoded again at the end. Not compared with strings by a measurement of its own.
 */
export interface ByteText {
  /** Bytes written so far. */
  readonly length: number;
  /** ASCII only. */
  text(text: string): void;
  byte(code: number): void;
  /** A whole number of thousandths as a decimal without needless zeros. */
  thousandths(n: number): void;
  /** A whole number of hundred-thousandths as a decimal without needless zeros. */
  hundredThousandths(n: number): void;
  bytes(from: Uint8Array): void;
  /** A copy of what was written, and back to empty. */
  take(): Uint8Array<ArrayBuffer>;
}

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

export function byteText(capacity = 4096): ByteText {
  let data = new Uint8Array(capacity);
  let n = 0;
  const need = (more: number): void => {
    if (n + more <= data.length) return;
    const bigger = new Uint8Array(Math.max(data.length * 2, n + more));
    bigger.set(data);
    data = bigger;
  };
  const whole = (value: number): void => {
    let digits = 1;
    for (let top = 10; top <= value; top *= 10) digits++;
    let rest = value;
    for (let i = n + digits - 1; i >= n; i--) {
      const tens = Math.floor(rest / 10);
      data[i] = ZERO + rest - tens * 10;
      rest = tens;
    }
    n += digits;
  };
  const decimal = (value: number, places: number, unit: number): void => {
    need(24);
    let left = value;
    if (left < 0) {
      data[n++] = MINUS;
      left = -left;
    }
    const integer = Math.floor(left / unit);
    whole(integer);
    let fraction = left - integer * unit;
    if (fraction === 0) return;
    let kept = places;
    while (fraction % 10 === 0) {
      fraction /= 10;
      kept--;
    }
    data[n++] = POINT;
    for (let i = n + kept - 1; i >= n; i--) {
      const tens = Math.floor(fraction / 10);
      data[i] = ZERO + fraction - tens * 10;
      fraction = tens;
    }
    n += kept;
  };
  return {
    get length() {
      return n;
    },
    text(text) {
      need(text.length);
      for (let i = 0; i < text.length; i++) data[n++] = text.charCodeAt(i);
    },
    byte(code) {
      need(1);
      data[n++] = code;
    },
    thousandths: (value) => decimal(value, 3, 1000),
    hundredThousandths: (value) => decimal(value, 5, 100_000),
    bytes(from) {
      need(from.length);
      data.set(from, n);
      n += from.length;
    },
    take() {
      const done = data.slice(0, n);
      n = 0;
      return done;
    },
  };
}
