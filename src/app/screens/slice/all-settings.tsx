import { useMemo, useState } from "react";
import { type Setting, type SettingGroup, SETTINGS } from "../../../engine/machines/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSay } from "../say.tsx";
import { findSettings } from "./find-settings.ts";
import { type FieldContext, SettingField } from "./setting-field.tsx";

const GROUPS: readonly SettingGroup[] = [...new Set(SETTINGS.map(({ group }) => group))];
/** So many found ones are shown at once; the rest when asked for. */
const PAGE = 20;

/** Every setting, in groups or found by a word. */
export function AllSettings({ context }: { readonly context: FieldContext }) {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const [group, setGroup] = useState<SettingGroup | null>(null);
  const [most, setMost] = useState(PAGE);
  const found = useMemo(() => findSettings(typed, say), [typed, say]);
  const isSearch = typed.trim() !== "";
  const isChanged = ({ name, default: given }: Setting) =>
    !(name in context.locked) && context.values[name] !== (context.own[name] ?? given);
  return (
    <div className="form">
      <TextField
        label={say("slice.search")}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setMost(PAGE);
        }}
      />
      <p className="quiet small" role="status">
        {isSearch ? say("settings.found", { count: found.length }) : ""}
      </p>
      {isSearch ? (
        <>
          {found.slice(0, most).map((setting) => (
            <SettingField key={setting.name} setting={setting} context={context} />
          ))}
          {found.length > most && (
            <Button onPress={() => setMost(most + PAGE)}>
              {say("settings.more", { count: found.length - most })}
            </Button>
          )}
        </>
      ) : (
        <div className="settings-groups">
          {GROUPS.map((id) => {
            const settings = SETTINGS.filter((setting) => setting.group === id);
            const changed = settings.filter(isChanged).length;
            const title = say(`setting.group.${id}`);
            return (
              <Disclosure
                key={id}
                level={4}
                title={changed === 0 ? title : say("settings.group.changed", { title, changed })}
                isExpanded={group === id}
                onExpandedChange={(open) => setGroup(open ? id : null)}
              >
                {group === id && (
                  <div className="form">
                    {settings.map((setting) => (
                      <SettingField key={setting.name} setting={setting} context={context} />
                    ))}
                  </div>
                )}
              </Disclosure>
            );
          })}
        </div>
      )}
    </div>
  );
}
