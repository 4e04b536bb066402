import type { PrintProfile } from "../../../engine/machines/profile-types.ts";
import type { BedPart } from "../../../engine/slicing/lay-on-bed.ts";
import type { BedObject } from "../../../engine/slicing/slice-job.ts";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { bedLabel } from "./bed-label.ts";
import { useBedLayout } from "./bed-work.ts";
import { Picture } from "./picture.tsx";

interface Props {
  readonly parts: readonly BedPart[];
  /** What a person calls them, in the same order. */
  readonly names: readonly string[];
  readonly gap: number;
  readonly profile: PrintProfile;
}

/** Lines of the bed's grid are so far apart, mm. */
const GRID = 50;
/** Air round the bed, as a share of its longer side. */
const AIR = 0.03;
/** Height of a name's letters, the same. */
const LETTER = 0.04;

/** The bed from above with what stands on it, to scale and by name; the same in words. */
export function BedPlan({ parts, names, gap, profile }: Props) {
  const say = useSay();
  const { value, isBusy, problems } = useBedLayout(parts, gap, profile);
  const { width, depth } = profile.printer.bed;
  const air = AIR * Math.max(width, depth);
  const letter = LETTER * Math.max(width, depth);
  // Between two layouts the last one may have more kinds of parts than there are now.
  const nameOf = (part: number): string => names[part] ?? "";
  const counted = parts.map(({ copies }, i) =>
    say("bed.plan.part", { number: i + 1, name: nameOf(i), count: copies }),
  );
  const words = value
    ? say("bed.plan.words", {
        ...extentOf(value.objects),
        count: value.objects.length,
        bed_width: width,
        bed_depth: depth,
      })
    : say("bed.plan.working");
  return (
    <figure className="bed-plan" aria-busy={isBusy}>
      <Picture label={say("bed.plan")} box={[-air, -depth - air, width + 2 * air, depth + 2 * air]}>
        <rect className="bed-plate" x={0} y={-depth} width={width} height={depth} />
        <path className="bed-grid" d={gridOf(width, depth)} />
        {value?.objects.map(({ name, outline }) => (
          <path key={name} className="bed-object" d={pathOf(outline)} />
        ))}
        {parts.length > 1 &&
          value?.objects.map((object, i) => {
            const part = value.moves[i]!.part;
            const box = extentOf([object]);
            return (
              <text
                key={object.name}
                x={box.left + box.width / 2}
                y={-box.front - box.depth / 2}
                fontSize={letter}
              >
                {/* Half of the gap on each side is its own, too. */}
                {bedLabel(part + 1, nameOf(part), (box.width + gap) / letter)}
              </text>
            );
          })}
      </Picture>
      <figcaption className="small quiet">
        {problems.length === 0 && words}
        {problems.length === 0 && parts.length > 1 && ` ${counted.join("; ")}.`}
      </figcaption>
      <div role="status">
        <WorkProblems problems={problems} />
      </div>
    </figure>
  );
}

/** Y points down in a picture. */
const pathOf = (outline: Float64Array): string =>
  `M${Array.from({ length: outline.length / 2 }, (_, i) => `${outline[2 * i]} ${-outline[2 * i + 1]!}`).join("L")}Z`;

function gridOf(width: number, depth: number): string {
  let d = "";
  for (let x = GRID; x < width; x += GRID) d += `M${x} 0V${-depth}`;
  for (let y = GRID; y < depth; y += GRID) d += `M0 ${-y}H${width}`;
  return d;
}

/** What all objects take together, mm. */
function extentOf(objects: readonly BedObject[]) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { outline } of objects)
    for (let i = 0; i < outline.length; i += 2) {
      x0 = Math.min(x0, outline[i]!);
      x1 = Math.max(x1, outline[i]!);
      y0 = Math.min(y0, outline[i + 1]!);
      y1 = Math.max(y1, outline[i + 1]!);
    }
  return { width: x1 - x0, depth: y1 - y0, left: x0, front: y0 };
}
