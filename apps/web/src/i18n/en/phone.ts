// What the application says as an application on a phone: without a network, in a new version, installed or not.
import type { phone as ja } from '../ja/phone.js';

export const phone: typeof ja = {
  newVersion: 'A new version is ready',
  takeNewVersion: 'Use the new version',
  title: 'This phone',
  install: {
    title: 'Add to the home screen',
    done: 'Opened as an application',
    why: 'Once added, requests reach you although the screen is closed.',
    button: 'Add',
    ios: 'Press the share button and choose “Add to Home Screen” (iOS 16.4 or newer). Turn on messages from the icon that appears.',
    other: 'Choose “Install app” or “Add to Home screen” in the browser’s menu.',
  },
  worker: {
    ready: 'This page opens without a network too',
    insecure:
      'This page is not encrypted (http), so no message arrives while it is closed, and it does not open without a network. Keep it open. Administrators find under “TLS” in the operations guide how to serve it over https.',
    missing:
      'With this browser no message arrives while the page is closed, and it does not open without a network. Keep it open.',
    docs: 'Operations guide (TLS)',
  },
  keeps: {
    title: 'What stays on this phone',
    body: 'Visits under way (with address, telephone and instruction), reports half written, and acts and photos not sent yet. They go when the visit ends, cannot be opened after 12 hours, and go at log-out. Only what waits to be sent stays until it is sent.',
  },
  sound: { title: 'Sound and vibration', test: 'Try it', ready: 'Sound works', blocked: 'Press once to let it sound' },
};
