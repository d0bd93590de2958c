// PGlite's file system on Node's, with the one thing it leaves out: fsync reaches the disk. Without this PostgreSQL
// believes its write-ahead log is safe while it is only in the operating system's memory.
import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArguments = Parameters<NodeFS['init']>;
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

/** The parts of Emscripten's file system that are used here. */
interface Stream {
  readonly nfd?: number;
  readonly node: unknown;
}
interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: unknown): string;
}
interface EmscriptenModule {
  readonly NODEFS: NodeFileSystem;
  onAbort?: (reason: unknown) => void;
}

/** WASI errno `EIO`. */
const IO_ERROR = 29;

export class DurableNodeFs extends NodeFS {
  syncs = 0;
  syncMs = 0;

  /**
   * @param broken is told when the disk refused a sync or the database aborted. Nothing may be answered after that: what
   * PostgreSQL then believes to be on disk may not be there.
   */
  constructor(
    folder: string,
    private readonly durability: 'fdatasync' | 'none',
    private readonly broken: (reason: string) => void,
  ) {
    super(folder);
  }

  override async init(...[pg, options]: InitArguments): Promise<InitResult> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: unknown) => this.installSync((module as EmscriptenModule).NODEFS),
    ];
    const onAbort = (reason: unknown): void => this.broken(`the database aborted: ${String(reason)}`);
    return { emscriptenOpts: { ...emscriptenOpts, preRun, onAbort } };
  }

  private installSync(files: NodeFileSystem): void {
    files.stream_ops.fsync = (stream) => {
      if (this.durability === 'none') return 0;
      const started = process.hrtime.bigint();
      try {
        if (stream.nfd === undefined) syncFolder(files.realPath(stream.node));
        else fdatasyncSync(stream.nfd);
        return 0;
      } catch (error) {
        this.broken(`the disk refused a sync: ${error instanceof Error ? error.message : String(error)}`);
        return IO_ERROR;
      } finally {
        this.syncs += 1;
        this.syncMs += Number(process.hrtime.bigint() - started) / 1e6;
      }
    };
  }
}

/** A folder is synced after files in it were created, renamed or removed; Emscripten opens folders without a descriptor. */
function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
