import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";

/** What every field has: its label above, help and error below, joined by ids by the library. */
export interface FieldTexts {
  readonly label: string;
  /** One line of help under the field. */
  readonly description?: ReactNode;
  /** Says what is wrong and what to do; shown with an icon while the field is invalid. */
  readonly errorMessage?: ReactNode;
  /** Hides the label from sight only. */
  readonly hideLabel?: boolean;
}

export function FieldLabel({ label, hideLabel }: FieldTexts) {
  return <Label className={hideLabel ? "visually-hidden" : "field-label"}>{label}</Label>;
}

export function FieldNotes({ description, errorMessage }: FieldTexts) {
  return (
    <>
      {description && (
        <Text slot="description" className="field-note">
          {description}
        </Text>
      )}
      <FieldError className="field-error">
        {errorMessage ? () => <FieldErrorText>{errorMessage}</FieldErrorText> : undefined}
      </FieldError>
    </>
  );
}

/** The error's icon and words; the icon has no name since the words follow it. */
export function FieldErrorText({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.5 15 14H1zM8 6v4M8 12v.2" />
      </svg>
      <span>{children}</span>
    </>
  );
}
