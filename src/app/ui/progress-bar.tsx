import { Label, ProgressBar as AriaProgressBar } from "react-aria-components";
import { Button } from "./button.tsx";
import { classes } from "./class-name.ts";

export interface ProgressBarProps {
  /** What is being done. */
  readonly label: string;
  /** 0 to 1; absent while it cannot be told. */
  readonly fraction?: number;
  readonly cancelLabel?: string;
  readonly onCancel?: () => void;
  /** One line, for a footer. */
  readonly compact?: boolean;
}

/** Long work, with its share done in words and a way to stop it. */
export function ProgressBar({ label, fraction, cancelLabel, onCancel, compact }: ProgressBarProps) {
  const known = fraction !== undefined;
  return (
    <div className={classes("progress", compact && "progress-compact")}>
      <AriaProgressBar
        className="progress-main"
        value={known ? Math.min(1, Math.max(0, fraction)) * 100 : undefined}
        isIndeterminate={!known}
      >
        {({ percentage, valueText }) => (
          <>
            <span className="progress-words">
              <Label>{label}</Label>
              {known && <span className="numeric">{valueText}</span>}
            </span>
            <span className="progress-track">
              <span
                className={classes("progress-fill", !known && "is-unknown")}
                style={known ? { width: `${percentage ?? 0}%` } : undefined}
              />
            </span>
          </>
        )}
      </AriaProgressBar>
      {onCancel && cancelLabel && <Button onPress={onCancel}>{cancelLabel}</Button>}
    </div>
  );
}
