// The audit trail over HTTP.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { AuditEntryDto, AuditQuery } from './audit.dto.js';
import { AuditReader } from './audit-reader.js';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditReader) {}

  @Get()
  @Roles('administrator')
  @Operation('listAudit', 'What people did, newest first.', { answer: [AuditEntryDto] })
  list(@Query() query: AuditQuery): Promise<AuditEntryDto[]> {
    return this.audit.list(query);
  }
}
