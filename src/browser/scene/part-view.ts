import { AmbientLight, DirectionalLight, Vector3 } from "three";
import type { Bounds, Vec3 } from "../../engine/geometry/mesh.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import { measureFaces } from "./measure-faces.ts";
import { createBoxMarks } from "./part/box-marks.ts";
import { poseFacing } from "./part/face-look.ts";
import { createDeviationBody, type DeviationBody } from "./part/deviation-body.ts";
import { createFacePicker, type FacePicker } from "./part/face-picker.ts";
import { middleOfFace } from "./part/face-place.ts";
import { createGhost, type Ghost, reachOf } from "./part/ghost.ts";
import { createHighlightLines } from "./part/highlight-lines.ts";
import { createLabelOverlay } from "./part/label-overlay.ts";
import { createMeasureLine } from "./part/measure-line.ts";
import { createPartBody, type PartBody } from "./part/part-body.ts";
import { type PartShape, partShape } from "./part/part-shape.ts";
import { createSectionCap } from "./part/section-cap.ts";
import type { PartView, PartViewOptions } from "./part-types.ts";
import type { CameraView, Pick, SectionPlane, Tone } from "./scene-types.ts";
import { createStage, type Stage } from "./stage/stage.ts";
import { withCamera } from "./stage/with-camera.ts";

/** Light that turns with the camera, so that a face reads alike from everywhere; π: three's unit. */
const AMBIENT = 0.6 * Math.PI;
const KEY = 0.46 * Math.PI;
const KEY_FROM = new Vector3(-0.3, 0.55, 0.78);

/** Triangles whose shape is worked out at once: some ms on an old computer. */
const MOST_IN_PLACE = 10_000;

/**
 * Shows a solid in `host` (which must have a size) and lets a person look round it, cut it, pick
 * and measure. Safe to call where WebGL is missing. Call `dispose` when the host goes.
 */
export function createPartView(host: HTMLElement, options: PartViewOptions = {}): PartView {
  let solid: Solid | null = null;
  /** Of `solid`; absent while it is being worked out, and `body` is then still the one before. */
  let shape: PartShape | undefined;
  let body: PartBody | undefined;
  let picker: FacePicker | undefined;
  let ghost: Ghost | undefined;
  /** What the ghost takes of the frame. */
  let ghostBounds: Bounds | undefined;
  let deviation: DeviationBody | undefined;
  let section: SectionPlane | null = null;
  let measuring = false;
  let firstPick: Pick | undefined;
  let hovered = -1;
  /** A face to look at as soon as it is shown. */
  let asked: number | undefined;
  let gone = false;
  const tones = new Map<number, Tone>();

  const highlights = createHighlightLines();
  const cap = createSectionCap();
  const ruler = createMeasureLine();
  const boxes = createBoxMarks();
  const key = new DirectionalLight("#fff", KEY);

  const pickAt = (x: number, y: number): Pick | null =>
    picker?.at(x, y, stage, stage.controls, (point) => cap.hides(point)) ?? null;

  const stage: Stage = createStage(host, options, {
    click(x, y) {
      const pick = pickAt(x, y);
      options.onPick?.(pick);
      if (measuring) addToPair(pick);
    },
    hover(at) {
      if (!options.onHover) return;
      const pick = at && pickAt(at.x, at.y);
      const face = pick?.face ?? -1;
      if (face === hovered) return;
      hovered = face;
      options.onHover(pick);
    },
    frame({ controls, width, height }) {
      const mmPerPx = controls.pose.height / height;
      key.position.copy(KEY_FROM).applyQuaternion(controls.camera.quaternion);
      body?.resize(width, height);
      cap.follow(mmPerPx);
      ruler.follow(controls.camera, mmPerPx);
      labels.place(controls.camera, width, height, solid?.bounds);
    },
    recolor(colors) {
      if (shape) body?.paint(colors, tones);
      highlights.recolor(colors);
      cap.recolor(colors);
      ruler.recolor(colors);
      boxes.recolor(colors);
      ghost?.recolor(colors);
    },
    dispose() {
      gone = true;
      body?.dispose();
      deviation?.dispose();
      ghost?.dispose();
      highlights.dispose();
      cap.dispose();
      ruler.dispose();
      boxes.dispose();
      labels.dispose();
    },
  });
  const labels = createLabelOverlay(stage.overlay);
  stage.scene.add(new AmbientLight("#f1f6ff", AMBIENT), key, highlights.object, cap.object);
  stage.scene.add(ruler.object, boxes.object);
  stage.cameraView.setTheme(stage.colors);

  const repaint = () => {
    // Not while a body waits to be replaced: the tones are those of the next one's faces.
    if (shape) body?.paint(stage.colors, tones);
    highlights.draw(shape?.edges, tones);
    stage.invalidate();
  };
  /** What the camera must take in. */
  const reach = () => {
    const shown = [solid?.bounds, ghostBounds].flatMap((each) => each ?? []);
    const [first] = shown;
    if (first) stage.setBounds(first, joined(shown));
  };
  const cut = () => {
    cap.set(section, shape ? solid : null, body?.mesh.geometry);
    body?.clip(cap.planes);
    deviation?.clip(cap.planes);
    highlights.clip(cap.planes);
    stage.invalidate();
  };
  const addToPair = (pick: Pick | null) => {
    if (!pick || !solid) return;
    const measure = firstPick && measureFaces(solid.faces, firstPick, pick);
    if (firstPick && measure) {
      ruler.set([measure.from, measure.to]);
      options.onMeasure?.({ from: firstPick, to: pick, measure });
      firstPick = undefined;
    } else {
      firstPick = pick;
      ruler.set([pick.point]);
      options.onMeasure?.(null);
    }
    stage.invalidate();
  };
  const anchors = new Map<number, ReturnType<typeof middleOfFace>>();
  const anchorOf = (face: number) => {
    if (solid && !anchors.has(face)) anchors.set(face, middleOfFace(solid, face));
    return anchors.get(face);
  };

  const partView: Omit<PartView, keyof CameraView> = {
    setPart(next) {
      if (next === solid) return;
      const isFirst = solid === null;
      solid = next;
      shape = undefined;
      picker = undefined;
      tones.clear();
      anchors.clear();
      partView.setDeviation(null);
      hovered = -1;
      firstPick = undefined;
      asked = undefined;
      ruler.set([]);
      const show = (made: PartShape | undefined) => {
        if (gone || solid !== next) return;
        if (body) stage.scene.remove(body.object);
        body?.dispose();
        shape = next ? (made ?? partShape(next)) : undefined;
        body = next && shape ? createPartBody(next, shape) : undefined;
        picker = next && shape ? createFacePicker(next, shape) : undefined;
        if (next && body) {
          body.resize(stage.width, stage.height);
          stage.scene.add(body.object);
          body.mesh.visible = !deviation;
          reach();
          if (isFirst) stage.cameraView.fit();
        }
        cut();
        repaint();
        if (asked !== undefined) partView.lookAtFace(asked);
      };
      const elsewhere = options.shape;
      if (next && elsewhere && next.faceOf.length > MOST_IN_PLACE)
        // A task of its own: that of a large solid's arrival is long enough without its copying.
        setTimeout(() => {
          if (!gone && solid === next) void elsewhere(next).then(show, () => show(undefined));
        });
      else show(undefined);
    },
    setReference(next, placed) {
      if (ghost) stage.scene.remove(ghost.object);
      ghost?.dispose();
      ghost = next ? createGhost(next, placed) : undefined;
      ghost?.recolor(stage.colors);
      if (ghost) stage.scene.add(ghost.object);
      ghostBounds = next ? reachOf(next.bounds, placed) : undefined;
      reach();
      stage.invalidate();
    },
    setDeviation(next, scale) {
      if (deviation) stage.scene.remove(deviation.object);
      deviation?.dispose();
      deviation = next && scale ? createDeviationBody(next, scale) : undefined;
      deviation?.clip(cap.planes);
      if (deviation) stage.scene.add(deviation.object);
      if (body) body.mesh.visible = !deviation;
      stage.invalidate();
    },
    setBoxes(next) {
      boxes.set(next);
      stage.invalidate();
    },
    setSection(plane) {
      section = plane;
      cut();
    },
    highlight(faces, tone) {
      for (const [face, held] of tones) if (held === tone) tones.delete(face);
      for (const face of faces) tones.set(face, tone);
      repaint();
    },
    clearHighlights() {
      tones.clear();
      repaint();
    },
    setLabels(next) {
      labels.set(next);
      stage.invalidate();
    },
    setMeasuring(on) {
      measuring = on;
      firstPick = undefined;
      ruler.set([]);
      stage.invalidate();
    },
    measure(from, to) {
      const found = solid ? measureFaces(solid.faces, from, to) : undefined;
      ruler.set(found ? [found.from, found.to] : []);
      stage.invalidate();
      return found;
    },
    lookAtFace(face) {
      const anchor = anchorOf(face);
      asked = picker ? undefined : face;
      if (!solid || !picker || !anchor) return;
      stage.controls.goTo(poseFacing(solid, face, anchor, stage.controls.pose, picker));
    },
    anchorOf,
  };
  return withCamera<PartView>(partView, stage.cameraView);
}

function joined(boxes: readonly Bounds[]): Bounds {
  const ends = (pick: (...n: number[]) => number, end: "min" | "max", axis: 0 | 1 | 2) =>
    pick(...boxes.map((box) => box[end][axis]));
  const corner = (pick: (...n: number[]) => number, end: "min" | "max"): Vec3 => [
    ends(pick, end, 0),
    ends(pick, end, 1),
    ends(pick, end, 2),
  ];
  return { min: corner(Math.min, "min"), max: corner(Math.max, "max") };
}
