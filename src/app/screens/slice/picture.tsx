import "../css/picture.css";
import type { ReactNode } from "react";

/** Left, top, width and height in a drawing's own unit, y downwards. */
export type PictureBox = readonly [number, number, number, number];

interface Props {
  /** What it shows, in words. */
  readonly label: string;
  readonly box: PictureBox;
  readonly children: ReactNode;
}

/** A small drawing in a column. */
export function Picture({ label, box, children }: Props) {
  return (
    <svg className="picture" viewBox={box.join(" ")} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** Height of a number, as a share of the drawing's width. */
const LETTER = 0.1;

interface NumberProps {
  readonly at: readonly [number, number];
  readonly box: PictureBox;
  readonly number: number;
}

/** The number of a thing in a drawing, as it stands in the list beside it. */
export function PictureNumber({ at: [x, y], box, number }: NumberProps) {
  const size = LETTER * box[2];
  return (
    <text className="picture-number" x={x} y={y} fontSize={size} strokeWidth={size / 5}>
      {number}
    </text>
  );
}
