/**
 * Due times between the record (an instant, ISO 8601 UTC) and a native date and time field, which holds a local
 * time without a zone. What is no instant ("Friday") was written elsewhere and is left as it is.
 */

/** What the field holds: local time to the minute, or the text itself where it is no instant; empty for none. */
export function inputOfDue(due: string | undefined): string {
  if (due === undefined || !isInstant(due)) {
    return due ?? '';
  }
  const at = new Date(due);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [String(at.getFullYear()).padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())].join(
    '-',
  );
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The due time of a field; the one it had, to the second, where it was not changed. Empty for none. */
export function dueOfInput(value: string, before: string | undefined): string {
  if (before !== undefined && value === inputOfDue(before)) {
    return before;
  }
  const at = new Date(value);
  return isLocal(value) && !Number.isNaN(at.getTime()) ? at.toISOString().replace('.000Z', 'Z') : value;
}

/** True for what a native date and time field can show. */
export function isLocal(value: string): boolean {
  return /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(value) && !/[Zz]$|[+-]\d\d:\d\d$/.test(value);
}

function isInstant(due: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:[Zz]|[+-]\d\d:?\d\d)$/.test(due) && !Number.isNaN(Date.parse(due));
}
