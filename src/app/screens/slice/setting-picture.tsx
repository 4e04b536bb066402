import { useMemo } from "react";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import { useSay } from "../say.tsx";
import { Picture } from "./picture.tsx";
import { comparePrints, type PictureLine, type PrintPicture } from "./layer-picture.ts";

interface Props {
  /** The setting. */
  readonly name: string;
  readonly print: TriedPrint;
  readonly tried: TriedPrint;
  /** The values in force and tried, in words. */
  readonly now: string;
  readonly then: string;
}

/** The place of the person's own part that tells what a setting does: before and after. */
export function SettingPicture({ name, print, tried, now, then }: Props) {
  const say = useSay();
  const picture = useMemo(() => comparePrints(name, print, tried), [name, print, tried]);
  if (!picture) return <p className="small quiet">{say("settings.picture.same")}</p>;
  const { kind, z, layer, before, after, box } = picture;
  const where = say(`settings.picture.${kind}`, { number: layer + 1, z });
  if (kind === "speed")
    return (
      <figure className="setting-pictures">
        <Lines lines={before} box={box} label={where} kind={kind} />
        <figcaption className="small quiet">{where}</figcaption>
      </figure>
    );
  return (
    <figure className="setting-pictures">
      <div>
        <span className="small">{now}</span>
        <Lines lines={before} box={box} label={`${where} ${now}`} kind={kind} />
      </div>
      <div>
        <span className="small">{then}</span>
        <Lines lines={after} box={box} label={`${where} ${then}`} kind={kind} />
      </div>
      <figcaption className="small quiet">{where}</figcaption>
    </figure>
  );
}

interface LinesProps {
  readonly lines: readonly PictureLine[];
  readonly box: PrintPicture["box"];
  readonly label: string;
  readonly kind: PrintPicture["kind"];
}

function Lines({ lines, box, label, kind }: LinesProps) {
  return (
    <Picture label={label} box={box}>
      {lines.map(({ role, d, width, changed }, i) => {
        const color =
          kind === "speed" ? `var(--${changed ? "accent" : "rule"})` : `var(--role-${role})`;
        return width === 0 ? (
          <path key={i} d={d} fill={color} stroke="var(--sheet)" strokeWidth={0.02} />
        ) : (
          <path
            key={i}
            d={d}
            fill="none"
            stroke={color}
            strokeWidth={width * 0.86}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        );
      })}
    </Picture>
  );
}
