import type { FilamentProfile, PrinterProfile, ProcessProfile } from "./profile-types.ts";

/** The processes that are made for one of the printer's nozzles. */
export const processesFor = (
  printer: PrinterProfile,
  processes: readonly ProcessProfile[],
): ProcessProfile[] =>
  processes.filter(({ nozzleDiameter }) =>
    printer.nozzles.some(({ diameter }) => diameter === nozzleDiameter),
  );

/** The filaments that the printer gets hot enough for. */
export const filamentsFor = (
  printer: PrinterProfile,
  filaments: readonly FilamentProfile[],
): FilamentProfile[] =>
  filaments.filter(
    ({ nozzleRange, bedRange }) =>
      nozzleRange[0] <= printer.maxNozzleTemperature && bedRange[0] <= printer.maxBedTemperature,
  );
