import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { I18nProvider } from "react-aria-components";
import { describe, expect, it } from "vitest";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Disclosure } from "./disclosure.tsx";
import { FileDrop } from "./file-drop.tsx";
import { Logo } from "./logo.tsx";
import { Menu } from "./menu.tsx";
import { Notice } from "./notice.tsx";
import { NumberField } from "./number-field.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { Select } from "./select.tsx";
import { Slider } from "./slider.tsx";
import { StatusTag } from "./status-tag.tsx";
import { StepLine } from "./step-line.tsx";
import { TextField } from "./text-field.tsx";
import { ToggleButton, Toolbar } from "./toolbar.tsx";

const html = (node: ReactNode, locale = "pt-PT") =>
  renderToString(<I18nProvider locale={locale}>{node}</I18nProvider>);
const nothing = () => {};
const number = {
  label: "Length",
  onChange: nothing,
  faultText: () => "Type a number",
  increaseLabel: "More",
  decreaseLabel: "Less",
};

describe("components as first painted", () => {
  it("shows a number in the language's way, with its range", () => {
    const out = html(<NumberField {...number} value={5.6} min={0} max={10} unit="mm" />);
    expect(out).toContain('value="5,6"');
    expect(out).toContain('aria-valuenow="5.6"');
    expect(out).toContain('aria-valuemax="10"');
    expect(html(<NumberField {...number} value={5.6} />, "en")).toContain('value="5.6"');
  });

  it("joins a label and an error to the field", () => {
    const out = html(<TextField label="Code" errorMessage="Type six letters" />);
    const input = /<input[^>]*>/.exec(out)?.[0] ?? "";
    expect(input).toContain("aria-labelledby");
    expect(input).toContain('aria-invalid="true"');
  });

  it("marks the current station and says every state in words", () => {
    const out = html(
      <StepLine
        label="Steps"
        stateWords={{ done: "done", now: "now", open: "not yet" }}
        stations={[
          { id: "read", text: "Read", state: "done", href: "#read" },
          { id: "model", text: "Model", state: "now", href: "#model" },
          { id: "check", text: "Check", state: "open" },
        ]}
      />,
    );
    expect(out.match(/aria-current="step"/g)).toHaveLength(1);
    expect(out).toContain('aria-disabled="true"');
    expect(out.replaceAll("<!-- -->", "")).toContain("(not yet)");
  });

  it("gives a status its word", () => {
    expect(html(<StatusTag status="fail" word="Wrong" />)).toContain("Wrong");
    const notice = html(<Notice tone="fail" word="Wrong" title="Too small" live="assertive" />);
    expect(notice).toContain('role="alert"');
  });

  it("names what has no words", () => {
    expect(html(<Logo title="Plumbline" />)).toContain('role="img"');
  });

  it("paints everything else without a word of its own", () => {
    const out = html(
      <div>
        <Toolbar label="Tools">
          <Button kind="primary">Fit</Button>
          <ToggleButton isSelected>Section</ToggleButton>
        </Toolbar>
        <Checkbox>Grid</Checkbox>
        <RadioGroup
          label="Axis"
          value="x"
          onChange={nothing}
          options={[
            { id: "x", text: "X" },
            { id: "y", text: "Y" },
          ]}
        />
        <Select
          label="View"
          value="top"
          onChange={nothing}
          options={[{ id: "top", text: "Top" }]}
        />
        <Slider {...number} value={3} min={0} max={10} />
        <Disclosure title="More">Body</Disclosure>
        <ProgressBar label="Slicing" fraction={0.5} cancelLabel="Stop" onCancel={nothing} />
        <FileDrop label="Drop" buttonLabel="Choose" onFiles={nothing} />
        <Menu entries={[]}>EN</Menu>
      </div>,
    );
    expect(out).toContain('role="toolbar"');
  });
});
