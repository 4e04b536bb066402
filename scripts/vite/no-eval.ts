import type { Plugin } from "vite";

/**
 * The glue of clipper2-wasm compiles its call adapters from text (`new Function`), which the app's
 * content policy forbids and must go on forbidding: with `unsafe-eval` allowed, a hole anywhere
 * would run anything. Two places do so; both get the same adapter as a plain closure. The slicer
 * crosses the border a few times a layer, so the slower adapters cost nothing that can be measured.
 * Should a new version of the package change these places, the build stops and says so.
 */
const INVOKER = `return (name, wrong, invoker, fn, runDestructors, fromWire, thisToWire, ...more) =>
  function (...given) {
    if (given.length !== argCount) wrong(name + ": " + given.length + " arguments, not " + argCount);
    const destructors = needsDestructorStack ? [] : null;
    const wired = isClassMethodFunc ? [thisToWire(destructors, this)] : [];
    for (let i = 0; i < argCount; i++) wired.push(more[i](destructors, given[i]));
    const answer = invoker(fn, ...wired);
    if (needsDestructorStack) runDestructors(destructors);
    else
      argTypes.slice(isClassMethodFunc ? 1 : 2).forEach((type, i) => {
        if (type.destructorFunction !== null) type.destructorFunction(wired[i]);
      });
    return returns ? fromWire(answer) : undefined;
  }`;

const METHOD_CALLER = `((handle, methodName, destructorsRef, from) => {
  const given = argFromPtr.map((read, i) => read(from + i * GenericWireTypeSize));
  const target = kind === 3 ? undefined : Emval.toValue(handle);
  const answer =
    kind === 0 ? target(...given)
    : kind === 2 ? new target(...given)
    : kind === 1 ? target[getStringOrSymbol(methodName)](...given)
    : given[0];
  return retType.isVoid ? undefined : emval_returnValue(toReturnWire, destructorsRef, answer);
})`;

const PLACES: readonly (readonly [string, string])[] = [
  ["return new Function(args1,invokerFnBody)", INVOKER],
  ["new Function(Object.keys(captures),functionBody)(...Object.values(captures))", METHOD_CALLER],
];

export function noEvalPlugin(): Plugin {
  return {
    name: "plumbline-no-eval",
    transform(code, id) {
      if (!id.split("?")[0]?.endsWith("clipper2-wasm/dist/es/clipper2z.js")) return undefined;
      let text = code;
      for (const [found, closure] of PLACES) {
        if (text.split(found).length !== 2)
          throw new Error(`clipper2-wasm has changed: look again for ${found}`);
        text = text.replace(found, () => closure);
      }
      if (text.includes("new Function"))
        throw new Error("clipper2-wasm compiles text elsewhere too");
      return { code: text, map: null };
    },
  };
}
