import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../../engine/machines/profile-types.ts";
import type { BedChoice } from "../../../engine/slicing/bed-choice.ts";
import type { BedObject } from "../../../engine/slicing/slice-job.ts";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { useBedLayout } from "./bed-work.ts";

interface Props {
  readonly mesh: Mesh;
  readonly bed: BedChoice;
  readonly profile: PrintProfile;
}

/** Lines of the bed's grid are so far apart, mm. */
const GRID = 50;
/** Air round the bed, as a share of its longer side. */
const AIR = 0.03;

/** The bed from above with what stands on it, to scale; the same in a sentence. */
export function BedPlan({ mesh, bed, profile }: Props) {
  const say = useSay();
  const { value, isBusy, problems } = useBedLayout(mesh, bed, profile);
  const { width, depth } = profile.printer.bed;
  const air = AIR * Math.max(width, depth);
  const words = value
    ? say("bed.plan.words", {
        ...extentOf(value),
        count: value.length,
        bed_width: width,
        bed_depth: depth,
      })
    : say("bed.plan.working");
  return (
    <figure className="bed-plan" aria-busy={isBusy}>
      <svg
        className="setting-svg"
        viewBox={`${-air} ${-depth - air} ${width + 2 * air} ${depth + 2 * air}`}
        role="img"
        aria-label={say("bed.plan")}
      >
        <rect className="bed-plate" x={0} y={-depth} width={width} height={depth} />
        <path className="bed-grid" d={gridOf(width, depth)} />
        {value?.map(({ name, outline }) => (
          <path key={name} className="bed-object" d={pathOf(outline)} />
        ))}
      </svg>
      <figcaption className="small quiet">{problems.length === 0 && words}</figcaption>
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
