import { Printer, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../say.tsx";
import { InspectionReport, type InspectionReportProps } from "./inspection-report.tsx";
import "../css/report.css";

/** Opens the inspection report over the page; there it is read, printed, or saved by the browser. */
export function ReportButton(props: InspectionReportProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Printer />} onPress={() => setOpen(true)}>
        {say("check-page.report")}
      </Button>
      <ModalOverlay className="report-overlay" isOpen={open} onOpenChange={setOpen} isDismissable>
        <Modal className="report-modal">
          <Dialog className="report-dialog" aria-label={say("check-page.report")}>
            <FileTitle {...props} />
            <div className="report-tools">
              <Button kind="primary" icon={<Printer />} onPress={() => print()}>
                {say("check-page.report.print")}
              </Button>
              <Button icon={<X />} onPress={() => setOpen(false)}>
                {say("check-page.report.close")}
              </Button>
            </div>
            <InspectionReport {...props} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

/** Browsers name the file that is saved from printing after the page's title. */
function FileTitle({ lesson, person, at }: InspectionReportProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${lesson.code} ${person} ${at.slice(0, 10)}`;
    return () => {
      document.title = before;
    };
  }, [lesson.code, person, at]);
  return null;
}
