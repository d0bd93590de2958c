// Boards on the wall: they stay signed in as a device, read what a seat reads, and act only for a person with a badge.
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Sessions, type Principal, type Session } from '#access';
import { CentreTransactions } from '../centre-transaction.js';
import { notFound } from '../http/refusal.js';
import type { MeDto } from './access.dto.js';
import type { WallBoardDto } from './account.dto.js';
import type { AuthenticatedRequest } from './route-access.js';
import { callerOf, SessionHttp } from './session-http.js';

@Injectable()
export class WallBoardService {
  constructor(
    private readonly sessions: Sessions,
    private readonly transactions: CentreTransactions,
    private readonly http: SessionHttp,
  ) {}

  async list(): Promise<WallBoardDto[]> {
    const rows = await this.sessions.devices();
    const people = await this.transactions.records.people.byIds(rows.flatMap(({ enrolled_by }) => enrolled_by ?? []));
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      enrolledBy: people.find(({ id }) => id === row.enrolled_by)?.display_name ?? null,
      address: row.address,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    }));
  }

  async enrol(session: Session, label: string, request: AuthenticatedRequest, response: Response): Promise<MeDto> {
    const { principal, key } = session;
    const opened = await this.sessions.openDevice(label, principal, callerOf(request).visitor);
    await this.transactions.run(async (tx) =>
      tx.audit(principal, 'board.enrolled', { subject: opened.session.key, detail: { label } }),
    );
    await this.sessions.end(key);
    return this.http.answer(opened, 'session.log-in', request, response);
  }

  async end(who: Principal, id: string): Promise<void> {
    const board = (await this.sessions.devices()).find((row) => row.id === id);
    if (board === undefined) throw notFound('board');
    await this.sessions.end(id);
    await this.transactions.run(async (tx) =>
      tx.audit(who, 'board.ended', { subject: id, detail: { label: board.label } }),
    );
  }
}
