import type { Availability } from '../../geodata/compute/availability.ts';
import type { Indicator, LoadedAt } from '../../geodata/model/model.ts';
import type { EditionBundle } from '../edition/edition-bundle.ts';

/** Levels and periods of values, or of flows for an indicator that has those; levels coarse to fine. */
export function availabilityOf(
  { computer, flows }: EditionBundle,
  indicator: Indicator,
): Availability {
  return flows.has(indicator.code)
    ? flows.availability(indicator.code)
    : computer.availability(indicator);
}

/** Where its figures, or flows, were loaded. */
export function loadedAtOf({ edition, flows }: EditionBundle, { code }: Indicator): LoadedAt[] {
  return flows.has(code) ? flows.loadedAt(code) : edition.loadedAt(code);
}
