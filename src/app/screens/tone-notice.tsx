import { Notice, type NoticeProps } from "../ui/notice.tsx";
import { useSay } from "./say.tsx";

/** A notice with its tone said in the language in use. */
export function ToneNotice(props: Omit<NoticeProps, "word">) {
  const say = useSay();
  return <Notice {...props} word={say(`tone.${props.tone}`)} />;
}
