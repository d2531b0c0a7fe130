/** The three calls that VS Code gives a webview. What `getState` returns is as old as the last version. */
export interface WebviewApi<State, Out> {
  postMessage(message: Out): void;
  getState(): unknown;
  setState(state: State): void;
}

/** Put there by VS Code, and only once a page. */
declare function acquireVsCodeApi(): unknown;

/** The API of this page, with the types of its messages and of what it keeps. */
export function webviewApi<State, Out>(): WebviewApi<State, Out> {
  return acquireVsCodeApi() as WebviewApi<State, Out>;
}

/** Calls back for each message of the host. Other windows cannot reach this one: VS Code isolates it. */
export function onMessage(handle: (message: unknown) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data));
}
