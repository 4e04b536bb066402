import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";
import type { Turn } from "../../../engine/slicing/turn.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { type Say, useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import { BedFacePicture } from "./bed-face-picture.tsx";
import { useLayFaces } from "./bed-work.ts";
import { liesDown } from "./lay-turn.ts";

interface Props {
  readonly mesh: Mesh;
  readonly turn: Turn;
  readonly supportAngle: number;
  readonly onTurn: (turn: Turn) => void;
}

/** A part that tips over when it is tilted by less does not stand firmly, degrees. */
const FIRM = 5;

/** The flat faces that the part can lie on, by picture and by list, and the one that prints best. */
export function BedFaces({ mesh, turn, supportAngle, onTurn }: Props) {
  const say = useSay();
  const { value, problems } = useLayFaces(mesh, supportAngle);
  const down = value?.faces.findIndex(({ normal }) => liesDown(normal, turn)) ?? -1;
  if (problems.length > 0) return <WorkProblems problems={problems} />;
  if (!value) return <p className="small quiet">{say("bed.faces.working")}</p>;
  const { faces, best, reason } = value;
  const suggested = faces[best]!;
  // What is as good needs no turning.
  const isBest = down >= 0 && faces[down]!.badness <= suggested.badness + 1e-6;
  const options = faces.map((face, i) => ({ id: String(i), text: sayFace(say, face, i) }));
  const lying = faces[down];
  return (
    <>
      <div className="bed-best">
        <p className="field-label">{say("bed.best")}</p>
        <p>
          {isBest
            ? say("bed.best.is")
            : say("bed.best.face", {
                number: best + 1,
                length: suggested.size[0],
                width: suggested.size[1],
              })}{" "}
          {say(`bed.reason.${reason.code}`, reason.params)}
        </p>
        {!isBest && <Button onPress={() => onTurn(suggested.turn)}>{say("bed.best.use")}</Button>}
      </div>
      <BedFacePicture
        mesh={mesh}
        faces={faces}
        turn={turn}
        down={down}
        onFace={(i) => onTurn(faces[i]!.turn)}
      />
      <Select
        label={say("bed.faces")}
        value={down < 0 ? null : String(down)}
        placeholder={say("bed.faces.none")}
        options={options}
        description={lying && sayStanding(say, lying)}
        onChange={(id) => onTurn(faces[Number(id)]!.turn)}
      />
    </>
  );
}

const sayFace = (say: Say, { size }: LayFace, i: number): string =>
  say("bed.face", { number: i + 1, length: size[0], width: size[1] });

function sayStanding(say: Say, { overhang, support, contact, height, tilt }: LayFace): string {
  return say("bed.face.note", {
    support: overhang <= 0.02 * contact ? "none" : "some",
    volume: Math.max(0.1, Math.round(support / 100) / 10),
    height,
    firm: tilt < FIRM ? "no" : "yes",
  });
}
