import { useSay } from "../say.tsx";
import { ToneNotice } from "../tone-notice.tsx";

/** Stands where a view in space would be, in a browser without 3D graphics. */
export function NoScene() {
  const say = useSay();
  return (
    <ToneNotice tone="near" title={say("stage.no-webgl.title")}>
      {say("stage.no-webgl")}
    </ToneNotice>
  );
}
