// The policies of escalation over HTTP: in force, earlier ones, and a new version with its reason.
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { ChangeEscalationPoliciesDto, EscalationPoliciesDto } from './escalation.dto.js';
import { EscalationPolicies } from './escalation-policies.js';

@ApiTags('escalation')
@Controller('api/escalation/policies')
export class EscalationController {
  constructor(private readonly policies: EscalationPolicies) {}

  @Get()
  @Roles('centre', 'supervisor', 'administrator')
  @Operation('getEscalationPolicies', 'Who is called, and when, if nobody answers.', { answer: EscalationPoliciesDto })
  get(): Promise<EscalationPoliciesDto> {
    return this.policies.current();
  }

  @Get('history')
  @Roles('centre', 'supervisor', 'administrator')
  @Operation('listEscalationPolicies', 'Every version, newest first.', { answer: [EscalationPoliciesDto] })
  history(): Promise<EscalationPoliciesDto[]> {
    return this.policies.history();
  }

  @Put()
  @Roles('supervisor', 'administrator')
  @Operation(
    'putEscalationPolicies',
    'Replace the policies. Refused when a chain could end in silence or an hour would be without one.',
    { answer: EscalationPoliciesDto },
  )
  put(@Who() who: Principal, @Body() body: ChangeEscalationPoliciesDto): Promise<EscalationPoliciesDto> {
    return this.policies.change(who, body);
  }
}
