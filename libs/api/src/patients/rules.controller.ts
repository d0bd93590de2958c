// A patient's rules over HTTP. Every change is a new version with author and reason; nothing is overwritten.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, StepUp, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { PatientRuleDto, RulePutDto, RuleRemovalDto, RuleVersionDto, ShelveRuleDto } from './patient.dto.js';
import { RuleService } from './rule.service.js';

@ApiTags('rules')
@Controller('api/patients/:id/rules')
export class RulesController {
  constructor(private readonly rules: RuleService) {}

  @Get()
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('listRules', 'The rules in force.', { answer: [PatientRuleDto] })
  list(@Who() who: Principal, @Param('id') id: string): Promise<PatientRuleDto[]> {
    return this.rules.list(who, id);
  }

  @Get('history')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('listRuleHistory', 'Every version of every rule, newest first.', { answer: [RuleVersionDto] })
  history(@Who() who: Principal, @Param('id') id: string): Promise<RuleVersionDto[]> {
    return this.rules.history(who, id);
  }

  @Put(':ruleId')
  @Roles('supervisor', 'doctor')
  @StepUp()
  @Operation('putRule', 'Set a rule. Refused as a whole, with every problem named, when it is not understood.', {
    answer: PatientRuleDto,
  })
  put(
    @Who() who: Principal,
    @Param('id') id: string,
    @Param('ruleId') ruleId: string,
    @Body() body: RulePutDto,
  ): Promise<PatientRuleDto> {
    return this.rules.put(who, id, ruleId, body);
  }

  @Delete(':ruleId')
  @HttpCode(204)
  @Roles('supervisor', 'doctor')
  @StepUp()
  @Operation('removeRule', 'Take a rule away; its versions stay on record.')
  async remove(
    @Who() who: Principal,
    @Param('id') id: string,
    @Param('ruleId') ruleId: string,
    @Body() body: RuleRemovalDto,
  ): Promise<void> {
    await this.rules.remove(who, id, ruleId, body);
  }

  @Post(':ruleId/shelve')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('shelveRule', 'Put a rule aside with a reason and an end.', { answer: PatientRuleDto })
  shelve(
    @Who() who: Principal,
    @Param('id') id: string,
    @Param('ruleId') ruleId: string,
    @Body() body: ShelveRuleDto,
  ): Promise<PatientRuleDto> {
    return this.rules.shelve(who, id, ruleId, body);
  }

  @Post(':ruleId/unshelve')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('unshelveRule', 'Hear it again.', { answer: PatientRuleDto })
  unshelve(@Who() who: Principal, @Param('id') id: string, @Param('ruleId') ruleId: string): Promise<PatientRuleDto> {
    return this.rules.unshelve(who, id, ruleId);
  }
}
