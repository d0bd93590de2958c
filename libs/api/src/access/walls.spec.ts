import { openTestDatabase } from '#testing';
import { wallsContract } from '../test/walls.contract.js';

wallsContract('the embedded database', () => openTestDatabase());
