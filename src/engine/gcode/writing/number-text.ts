const THREE: string[] = [];
const THREE_FULL: string[] = [];
for (let i = 0; i < 1000; i++) {
  const digits = String(i).padStart(3, "0");
  THREE_FULL.push(digits);
  const short = digits.replace(/0+$/, "");
  THREE.push(short === "" ? "" : `.${short}`);
}
const TWO: string[] = [];
for (let i = 0; i < 100; i++) TWO.push(String(i).padStart(2, "0").replace(/0$/, ""));

/** A whole number of thousandths as decimal text without needless zeros; quicker than `toFixed`. */
export function thousandths(n: number): string {
  if (n < 0) return `-${thousandths(-n)}`;
  return Math.floor(n / 1000) + THREE[n % 1000]!;
}

/** A whole number of hundred-thousandths as decimal text. */
export function hundredThousandths(n: number): string {
  if (n < 0) return `-${hundredThousandths(-n)}`;
  const high = Math.floor(n / 100);
  const low = n - high * 100;
  if (low === 0) return thousandths(high);
  return `${Math.floor(high / 1000)}.${THREE_FULL[high % 1000]!}${TWO[low]!}`;
}
