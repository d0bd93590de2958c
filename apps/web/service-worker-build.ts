// Builds the service worker after the pages, because it has to know their files by name. What it keeps on the device is what
// the phone's screens need; the desk screens stay out of a nurse's data allowance.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

interface PrecacheEntry {
  readonly url: string;
  /** `null` where the name changes with the content. */
  readonly revision: string | null;
}

const SCREENS = ['/station/station-page.tsx', '/family/family-page.tsx'];
const PUBLIC = ['index.html', 'manifest.webmanifest', 'icon.svg', 'icon-180.png', 'icon-192.png', 'badge-96.png'];

export function serviceWorker(alias: Readonly<Record<string, string>>): Plugin {
  let files: string[] = [];
  let outDir = '';
  return {
    name: 'mimamori-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    generateBundle(_, bundle) {
      files = filesOfScreens(bundle);
    },
    async closeBundle() {
      const manifest: PrecacheEntry[] = [
        ...PUBLIC.map((file) => ({ url: `/${file}`, revision: digestOf(path.join(outDir, file)) })),
        ...files.map((file) => ({ url: `/${file}`, revision: null })),
      ];
      await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        define: { __PRECACHE__: JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
        resolve: { alias: { ...alias } },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: path.join(import.meta.dirname, 'src/service-worker/worker/service-worker.ts'),
            formats: ['iife'],
            name: 'mimamoriServiceWorker',
            fileName: () => 'sw.js',
          },
        },
      });
    },
  };
}

/** The start, the screens that work without a network, and everything these import: scripts, styles, workers. */
function filesOfScreens(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const wanted = new Set<string>();
  const take = (file: string): void => {
    if (wanted.has(file)) return;
    wanted.add(file);
    const chunk = chunks.find(({ fileName }) => fileName === file);
    if (chunk === undefined) return;
    const { importedCss, importedAssets } = chunk.viteMetadata ?? {};
    for (const each of [...chunk.imports, ...(importedCss ?? []), ...(importedAssets ?? [])]) take(each);
  };
  const isScreen = (module: string | null): boolean => SCREENS.some((screen) => module?.endsWith(screen) === true);
  const starts = chunks.filter(({ isEntry, facadeModuleId }) => isEntry || isScreen(facadeModuleId));
  for (const screen of SCREENS) {
    if (!starts.some(({ facadeModuleId }) => facadeModuleId?.endsWith(screen) === true)) {
      throw new Error(`The screen ${screen} is no longer a chunk of its own; it would not open without a network.`);
    }
  }
  for (const { fileName } of starts) take(fileName);
  for (const file of Object.keys(bundle)) if (/worker-[\w-]+\.js$/.test(file)) take(file);
  return [...wanted].sort();
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
