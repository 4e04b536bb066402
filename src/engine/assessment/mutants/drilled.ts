import { boresOf } from "./bores.ts";
import type { Subject } from "./mutant.ts";
import { solidOf } from "./solid-of.ts";

/**
 * The subject with a graph that has bores: a reference that is turned or extruded in one piece has none to
 * change, though another right way to make the part may.
 */
export function drilled(subject: Subject): Subject {
  if (boresOf(subject.graph, subject.reference.mesh).length > 0) return subject;
  for (const { graph } of subject.routes) {
    const reference = solidOf(graph, subject.kernel);
    if (reference && boresOf(graph, reference.mesh).length > 0)
      return { ...subject, graph, reference };
  }
  return subject;
}
