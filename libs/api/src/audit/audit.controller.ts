// The audit trail over HTTP.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#access';
import type { Clock } from '#kernel';
import { Roles, StepUp, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { CLOCK } from '../ports.js';
import { AuditEntryDto, AuditExportDto, AuditQuery, AuditVerdictDto } from './audit.dto.js';
import { AuditExport } from './audit-export.js';
import { AuditReader } from './audit-reader.js';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditReader,
    private readonly exports: AuditExport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles('administrator')
  @Operation('listAudit', 'What people did, newest first.', { answer: [AuditEntryDto] })
  list(@Who() who: Principal, @Query() query: AuditQuery): Promise<AuditEntryDto[]> {
    return this.audit.list(who, query);
  }

  @Post('verify')
  @HttpCode(200)
  @Roles('administrator')
  @Operation('verifyAudit', 'Work the chain of the audit out anew.', { answer: AuditVerdictDto, status: 200 })
  verify(): Promise<AuditVerdictDto> {
    return this.audit.verify();
  }

  @Post('export')
  @HttpCode(200)
  @Roles('administrator')
  @StepUp()
  @ApiProduces('text/csv', 'application/jsonl')
  @Operation('exportAudit', 'What was searched for as a file; itself on the audit.', { status: 200 })
  async export(@Who() who: Principal, @Body() body: AuditExportDto, @Res() response: Response): Promise<void> {
    const chunks = this.exports.file(who, body);
    // What can be refused is, before the answer has begun.
    const first = await chunks.next();
    const day = new Date(this.clock.now()).toISOString().slice(0, 10);
    response.type(body.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="audit-${day}.${body.format}"`);
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(joined(first.done === true ? '' : first.value, chunks)), response);
  }
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
