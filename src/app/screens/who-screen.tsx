import { useState } from "react";
import type { Role } from "../../browser/session/app-state.ts";
import { Button } from "../ui/button.tsx";
import { Logo } from "../ui/logo.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useApp } from "./app-context.tsx";
import { useSay } from "./say.tsx";

/** Who works here now: choose a profile of this computer, or make one. No real name is asked for. */
export function WhoScreen() {
  const say = useSay();
  const { profiles, actions } = useApp();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("trainee");
  const [missing, setMissing] = useState(false);
  const make = () => {
    setMissing(name.trim() === "");
    if (name.trim() !== "") void actions.createProfile(name.trim(), role);
  };
  return (
    <div className="page page-narrow">
      <div className="welcome">
        <Logo size={56} />
        <h1>{say("who.welcome")}</h1>
      </div>
      <p className="lead">{say("who.what")}</p>
      {profiles.length > 0 && (
        <section className="card">
          <h2>{say("who.choose")}</h2>
          <ul className="plain-list">
            {profiles.map((profile) => (
              <li key={profile.actor}>
                <Button wide onPress={() => void actions.chooseProfile(profile.actor)}>
                  {say("who.profile", {
                    name: profile.pseudonym,
                    role: say(`who.role.${profile.role}`),
                  })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form
        className="card form"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <h2>{say(profiles.length > 0 ? "who.new" : "who.start")}</h2>
        <TextField
          label={say("who.name")}
          description={say("who.name.help")}
          value={name}
          onChange={setName}
          maxLength={40}
          errorMessage={missing ? say("who.name.missing") : undefined}
        />
        <RadioGroup
          label={say("who.role")}
          value={role}
          options={[
            { id: "trainee", text: say("who.role.trainee") },
            { id: "tutor", text: say("who.role.tutor") },
          ]}
          onChange={setRole}
        />
        <Button kind="primary" type="submit">
          {say("who.go")}
        </Button>
      </form>
    </div>
  );
}
