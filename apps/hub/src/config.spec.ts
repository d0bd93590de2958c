import { readConfig } from './config.js';

const problemsOf = (env: Record<string, string>, args: string[] = []): readonly string[] => {
  const result = readConfig(env, args);
  return result.kind === 'refused' ? result.problems : [];
};

describe('the hub configuration', () => {
  it('has defaults for everything a first start needs', () => {
    const result = readConfig({}, []);
    expect(result).toMatchObject({
      kind: 'config',
      config: { host: '127.0.0.1', httpPort: 8080, mqttPort: 1883, demo: false },
    });
  });

  it('lets the command line win over the environment', () => {
    const result = readConfig({ MIMAMORI_HTTP_PORT: '1' }, ['--port', '0', '--mqtt-port=0', '--demo']);
    expect(result).toMatchObject({ config: { httpPort: 0, mqttPort: 0, demo: true } });
  });

  it('reports all problems at once, by name, without the values', () => {
    const problems = problemsOf({ MIMAMORI_HTTP_PORT: '99999', MIMAMORI_LOG: 'secret-place', MIMAMORI_TYPO: 'x' }, [
      '--what',
    ]);
    expect(problems).toEqual([
      '--what: unknown option; there are --data, --host, --port, --mqtt-port, --demo, --no-prompt',
      'MIMAMORI_HTTP_PORT: at most 65535',
      'MIMAMORI_LOG: one of file, stdout',
      'MIMAMORI_TYPO: unknown setting',
    ]);
  });

  it('asks for certificate and key together', () => {
    expect(problemsOf({ MIMAMORI_TLS_CERT: 'a.pem' })).toEqual([
      'MIMAMORI_TLS_CERT and MIMAMORI_TLS_KEY: give both or neither',
    ]);
    expect(problemsOf({ MIMAMORI_TLS_CLIENT_REQUIRED: '1', MIMAMORI_TLS_CLIENT_CRL: 'crl.pem' })).toEqual([
      'MIMAMORI_TLS_CLIENT_CRL: needs MIMAMORI_TLS_CLIENT_CA',
      'MIMAMORI_TLS_CLIENT_REQUIRED: needs MIMAMORI_TLS_CLIENT_CA',
    ]);
    expect(problemsOf({ MIMAMORI_TLS: 'off', MIMAMORI_TLS_CERT: 'a.pem', MIMAMORI_TLS_KEY: 'a.key' })).toEqual([
      'MIMAMORI_TLS: off, although MIMAMORI_TLS_CERT is given',
    ]);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['this machine alone', {}, false],
    ['this machine alone, by name', { MIMAMORI_HOST: 'localhost' }, false],
    ['every machine', { MIMAMORI_HOST: '0.0.0.0' }, true],
    ['one network', { MIMAMORI_HOST: '192.0.2.7' }, true],
    ['a proxy that does TLS', { MIMAMORI_HOST: '0.0.0.0', MIMAMORI_PUBLIC_URL: 'https://centre.example' }, false],
    ['whoever it says is safe', { MIMAMORI_HOST: '0.0.0.0', MIMAMORI_TLS: 'off' }, false],
    [
      'every machine, with a certificate given',
      { MIMAMORI_HOST: '0.0.0.0', MIMAMORI_TLS_CERT: 'a.pem', MIMAMORI_TLS_KEY: 'a.key' },
      false,
    ],
  ])('makes a certificate of its own only where one is needed: %s', (_who, env, makes) => {
    const result = readConfig(env, []);
    expect(result.kind === 'config' && result.config.ownTlsNames !== null).toBe(makes);
  });

  it('gives a frozen result', () => {
    const result = readConfig({}, []);
    expect(result.kind === 'config' && Object.isFrozen(result.config)).toBe(true);
  });

  it('answers --help with the options', () => {
    expect(readConfig({}, ['--help'])).toMatchObject({
      kind: 'help',
      text: expect.stringContaining('--demo') as string,
    });
  });
});
