// Child processes of the runner: started without a shell where possible, and never left behind.
import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Ends the children of this process when it is told to end, and then ends it with the customary code.
 * A child is asked (SIGTERM) and so has the time to end what it started itself.
 */
export function endChildrenWithUs() {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(signal, () => {
      for (const child of running) child.kill('SIGTERM');
      const hurry = setTimeout(() => process.exit(code), 8000);
      const ends = [...running].map((child) => new Promise((done) => child.once('close', done)));
      void Promise.all(ends).then(() => {
        clearTimeout(hurry);
        process.exit(code);
      });
    });
  }
}

/**
 * Runs a program with its output on ours.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean}} [options]
 * @returns {Promise<number>} the exit code; 127 where the program could not be started, 1 after a signal
 */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    running.add(child);
    child.once('error', (error) => {
      running.delete(child);
      console.error(`Could not start ${command}: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (signal) console.error(`${command} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a script of the project or of a package with this same Node.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] additions to our own environment
 */
export const runNode = (args, env = {}) => run(process.execPath, args, { env: { ...process.env, ...env } });

/**
 * Runs npm, which on Windows is a script that only a shell can start.
 * @param {readonly string[]} args
 */
export const runNpm = (args) =>
  process.platform === 'win32' ? run('npm.cmd', args, { shell: true }) : run('npm', args);
