import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PROCESSES } from "./processes.ts";
import { readSetting } from "./read-setting.ts";
import { SETTINGS, settingOf } from "./settings.ts";

const catalogue = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../catalogues/${language}/machines.json`, import.meta.url), "utf8"),
  ) as Record<string, string>;

describe("the schema of settings", () => {
  it("names each setting once, as the field writes it", () => {
    const names = SETTINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(name).not.toMatch(/perimeter|\bfill_|color/);
    }
  });

  it("has defaults that it would take itself", () => {
    for (const setting of SETTINGS) {
      expect(readSetting(setting, setting.default)).toMatchObject({
        ok: true,
        value: setting.default,
      });
      if (setting.kind !== "boolean" && setting.kind !== "choice")
        expect(setting.min, setting.name).toBeLessThan(setting.max);
    }
  });

  it("lets a meaning of 0 stand only where 0 can be set", () => {
    for (const setting of SETTINGS)
      if (setting.zero) expect("min" in setting && setting.min === 0, setting.name).toBe(true);
  });

  it("leans only on settings that there are, and not on themselves", () => {
    for (const { name, needs } of SETTINGS) {
      if (needs === undefined) continue;
      expect(settingOf(needs), `${name} needs ${needs}`).toBeDefined();
      expect(needs).not.toBe(name);
    }
  });

  it("keeps the first settings few", () => {
    const first = SETTINGS.filter(({ level }) => level === "basic");
    expect(first.length).toBeGreaterThanOrEqual(5);
    expect(first.length).toBeLessThanOrEqual(10);
  });

  it.each(["en", "pt"])(
    "is told in %s: names, explanations, groups, choices, meanings of 0",
    (language) => {
      const messages = catalogue(language);
      const told = (id: string): void => expect(messages[id] ?? "", id).not.toBe("");
      const names = new Map<string, string>();
      for (const setting of SETTINGS) {
        const id = `setting.${setting.name}`;
        told(`${id}.name`);
        told(`${id}.explain`);
        told(`setting.group.${setting.group}`);
        if (setting.zero) told(`setting.zero.${setting.zero}`);
        if (setting.kind === "choice")
          for (const choice of setting.choices) told(`choice.${setting.name}.${choice}`);
        // A sentence, not a label: it says something and ends.
        expect(messages[`${id}.explain`]).toMatch(/^\p{Lu}.{15,200}[.]$/u);
        const name = messages[`${id}.name`] ?? "";
        expect(names.get(name), `${setting.name} is called like`).toBeUndefined();
        names.set(name, setting.name);
      }
    },
  );

  it.each(["en", "pt"])("has a word in %s for how fine each process is", (language) => {
    const messages = catalogue(language);
    for (const { id, quality } of PROCESSES)
      expect(messages[`process.${quality}`], id).toBeDefined();
    expect(messages["process.nozzle"]).toBeDefined();
  });

  it.each(["en", "pt"])("has no sentence in %s for a setting that is gone", (language) => {
    for (const id of Object.keys(catalogue(language))) {
      const name = /^setting\.(\w+)\.(name|explain)$/.exec(id)?.[1];
      if (name !== undefined) expect(settingOf(name), id).toBeDefined();
    }
  });
});
