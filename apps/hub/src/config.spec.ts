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
    expect(problemsOf({ MIMAMORI_MQTTS_PORT: '8883' })).toEqual([
      'MIMAMORI_MQTTS_PORT: needs MIMAMORI_TLS_CERT and MIMAMORI_TLS_KEY',
    ]);
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
