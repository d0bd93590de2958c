import { openTestDatabase } from '#testing';
import { eventsContract } from './events.contract.js';

eventsContract('the embedded database', () => openTestDatabase());
