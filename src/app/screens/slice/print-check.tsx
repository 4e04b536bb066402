import "../css/print-check.css";
import { useMemo, useState } from "react";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { Button } from "../../ui/button.tsx";
import { LazyDisclosure } from "../../ui/lazy-disclosure.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useSay } from "../say.tsx";
import { WorkProblems } from "../work-problems.tsx";
import type { AskedPlace } from "../stage/asked-place.ts";
import { depositRows, placesOf } from "./deposit-rows.ts";
import type { PrintCheck as Check } from "./use-print-check.ts";

interface Props {
  readonly check: Check;
  /** Layers under the part, of a raft: the picture counts them too. */
  readonly lift: number;
  readonly onPlace: (place: AskedPlace) => void;
}

/** How true the print will be to the part: the file laid down line by line, in figures and places. */
export function PrintCheck({ check, lift, onPlace }: Props) {
  const say = useSay();
  const { status, deposit } = check;
  if (status === "none") return null;
  return (
    <section className="print-check" aria-label={say("print.title")}>
      <h2>{say("print.title")}</h2>
      <p className="small quiet">{say("print.explain")}</p>
      {status === "running" && (
        <ProgressBar
          label={say("print.running")}
          fraction={check.progress}
          onCancel={check.cancel}
          cancelLabel={say("cancel")}
        />
      )}
      {(status === "waiting" || status === "failed") && (
        <div className="row">
          <Button onPress={check.start}>{say("print.start")}</Button>
        </div>
      )}
      <WorkProblems problems={check.problems} />
      {deposit && <Figures deposit={deposit} lift={lift} onPlace={onPlace} />}
    </section>
  );
}

interface FiguresProps {
  readonly deposit: Deposit;
  readonly lift: number;
  readonly onPlace: (place: AskedPlace) => void;
}

function Figures({ deposit, lift, onPlace }: FiguresProps) {
  const say = useSay();
  const rows = useMemo(() => depositRows(deposit, lift), [deposit, lift]);
  return (
    <>
      <ul className="print-rows">
        {rows.map(({ id, params, place }) => (
          <li key={id}>
            <span>{say(`print.${id}`, params)}</span>
            {place && (
              <Button
                kind="quiet"
                aria-label={say(`print.show.${id.replace(".over", "")}`, {
                  number: place.layer + 1,
                })}
                onPress={() => onPlace(place)}
              >
                {say("print.layer", { number: place.layer + 1 })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deposit.findings.length > 0 && (
        <LazyDisclosure title={say("print.places", { count: deposit.findings.length })}>
          <Places deposit={deposit} lift={lift} onPlace={onPlace} />
        </LazyDisclosure>
      )}
    </>
  );
}

/** Places that are shown at once. */
const PAGE = 40;

function Places({ deposit, lift, onPlace }: FiguresProps) {
  const say = useSay();
  const [shown, setShown] = useState(PAGE);
  const places = useMemo(() => placesOf(deposit), [deposit]);
  return (
    <>
      <table className="print-places">
        <thead>
          <tr>
            <th scope="col">{say("print.place")}</th>
            <th scope="col">{say("print.what")}</th>
            <th scope="col">{say("print.size")}</th>
          </tr>
        </thead>
        <tbody>
          {places.slice(0, shown).map(({ kind, layer, x, y, size }, i) => (
            <tr key={i}>
              <td>
                <Button
                  kind="quiet"
                  aria-label={say("print.show.place", { number: layer + lift + 1, x, y })}
                  onPress={() => onPlace({ layer: layer + lift, at: [x, y] })}
                >
                  {say("print.layer", { number: layer + lift + 1 })}
                </Button>
              </td>
              <td>{say(`print.kind.${kind}`)}</td>
              <td>{say(`print.size.${kind}`, { value: size })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown < places.length && (
        <div className="row">
          <Button onPress={() => setShown(shown + PAGE)}>
            {say("print.more", { count: Math.min(PAGE, places.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}
