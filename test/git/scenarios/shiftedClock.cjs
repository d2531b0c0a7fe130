// For `node --require`: lets a command run at another time, by the milliseconds in SCENARIO_SHIFT.
const shift = Number(process.env['SCENARIO_SHIFT'] ?? 0);
const { now } = Date;

Date.now = () => now() + shift;
globalThis.Date = new Proxy(Date, {
  construct: (real, args) =>
    args.length === 0 ? new real(real.now()) : new real(.../** @type {[]} */ (args)),
});
