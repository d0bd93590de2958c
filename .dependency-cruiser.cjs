// The house's walls. `npm run deps` shows them; a break is an error.
const pure = '(kernel|vitals|waveform|recordings|alarms|care)';
const lib = (name) => `^libs/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|devices)/' },
    },
    {
      name: 'pure-libs-import-pure-libs-only',
      comment: 'The clinical heart knows no clock, no chance, no database, no framework.',
      severity: 'error',
      from: { path: lib(pure), pathNot: '\\.(spec|fixture)\\.ts$|/(bench|mutation)/' },
      to: { path: '^libs/', pathNot: lib(pure) },
    },
    {
      name: 'pure-libs-have-no-io',
      severity: 'error',
      from: {
        path: lib(pure),
        pathNot: '\\.(spec|fixture)\\.ts$|/(bench|mutation)/|^libs/recordings/src/open-recording\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libs-have-no-frameworks',
      severity: 'error',
      from: { path: lib(pure), pathNot: '\\.(spec|fixture)\\.ts$|/(bench|mutation)/' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/@holiday-jp/' },
    },
    {
      name: 'through-the-front-door',
      comment: "A lib's insides are its own: others import its index.",
      severity: 'error',
      from: { path: '^(?:apps|devices|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: ['^libs/$1/'] },
    },
    {
      name: 'ports-do-not-know-nest',
      severity: 'error',
      from: { path: '^libs/(journal|archive|records|events|channels|mqtt|engine|host)/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'gateway-knows-only-the-wire',
      severity: 'error',
      from: { path: '^devices/' },
      to: { path: '^(apps|libs)/', pathNot: '^libs/(kernel|vitals|host|recordings|waveform|testing|mqtt)/' },
    },
    {
      name: 'web-knows-only-pure-code',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/', pathNot: '^libs/(kernel|vitals|alarms|care)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: { pathNot: '^apps/web/' }, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies-in-programs',
      severity: 'error',
      from: {
        path: '^(apps|libs|devices)/',
        pathNot: '^apps/web/|\\.(spec|contract|fixture)\\.tsx?$|-spec\\.ts$|/test/|/(bench|mutation)/|^libs/testing/',
      },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|apps/web/src/api/schema\\.d\\.ts' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      mainFields: ['types', 'main'],
    },
  },
};
