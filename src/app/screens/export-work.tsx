import { Button, type ButtonProps } from "../ui/button.tsx";
import { useApp } from "./app-context.tsx";
import { saveFile } from "./save-file.ts";
import { useSay } from "./say.tsx";

/** All work of the person as one file. */
export function ExportWork({ kind }: Pick<ButtonProps, "kind">) {
  const say = useSay();
  const { actions } = useApp();
  const take = async () => {
    const file = await actions.exportWork();
    if (file) saveFile(file);
  };
  return (
    <Button kind={kind} onPress={() => void take()}>
      {say("work.export.save")}
    </Button>
  );
}
