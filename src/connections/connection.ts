import type { Tool, ToolExit, ToolOptions } from '../lib/exec.ts';

/**
 * How the host of a component is reached. A component runs its tools and opens its sockets only through one, so the same
 * component works on this machine, inside a container and on another host.
 */
export interface Connection extends AsyncDisposable {
  readonly kind: 'local' | 'docker' | 'ssh';
  /** For people: "this machine", "container trading-postgres". */
  readonly name: string;
  /** Starts a tool on the host; its stdin, stdout and stderr are streamed. */
  start(command: string, args: readonly string[], options: ToolOptions): Promise<Tool>;
  /** Runs a tool on the host to its end; for small answers. */
  run(
    command: string,
    args: readonly string[],
    options: ToolOptions & { readonly input?: string },
  ): Promise<ToolExit & { readonly stdout: string }>;
  /** An address from which this process reaches `host:port` as the host sees it. */
  endpoint(host: string, port: number): Promise<Endpoint>;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}
