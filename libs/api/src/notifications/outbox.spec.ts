import { openTestDatabase } from '#testing';
import { outboxContract } from '../test/outbox.contract.js';

outboxContract('the embedded database', () => openTestDatabase());
