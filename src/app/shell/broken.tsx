import { useSay } from "../screens/say.tsx";
import { ToneNotice } from "../screens/tone-notice.tsx";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Shown in the place of a screen that stopped by a bug: the work is safe, and there is a way on. */
export function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="page page-narrow">
      <ToneNotice
        tone="fail"
        title={say("app.broken")}
        live="assertive"
        actions={
          <>
            <Button kind="primary" onPress={onRetry}>
              {say("app.broken.retry")}
            </Button>
            <LinkButton href="#/">{say("app.home")}</LinkButton>
          </>
        }
      >
        <p>{say("app.broken.next")}</p>
      </ToneNotice>
    </div>
  );
}
