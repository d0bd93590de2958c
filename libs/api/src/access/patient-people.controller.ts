// Whose patient this is, and which relatives the patient allows to look, from when until when.
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import { Operation } from '../http/operation.js';
import { PatientPeopleService } from './patient-people.service.js';
import { PatientPersonDto, PatientPersonLinkDto } from './people.dto.js';
import { Roles, StepUp, Who } from './route-access.js';

@ApiTags('people')
@Controller('api/patients/:id/people')
export class PatientPeopleController {
  constructor(private readonly people: PatientPeopleService) {}

  @Get()
  @Roles('supervisor', 'administrator')
  @Operation('listPatientPeople', 'Doctors and relatives linked to a patient.', { answer: [PatientPersonDto] })
  list(@Who() who: Principal, @Param('id') id: string): Promise<PatientPersonDto[]> {
    return this.people.list(who, id);
  }

  @Put(':personId')
  @HttpCode(204)
  @Roles('supervisor', 'administrator')
  @StepUp()
  @Operation('linkPatientPerson', 'Let a doctor or a relative see a patient, from when until when.')
  link(
    @Who() who: Principal,
    @Param('id') id: string,
    @Param('personId') personId: string,
    @Body() body: PatientPersonLinkDto,
  ): Promise<void> {
    return this.people.link(who, id, personId, body);
  }

  @Delete(':personId')
  @HttpCode(204)
  @Roles('supervisor', 'administrator')
  @StepUp()
  @Operation('unlinkPatientPerson', 'The patient agrees no longer, or has another doctor: from now on.')
  unlink(@Who() who: Principal, @Param('id') id: string, @Param('personId') personId: string): Promise<void> {
    return this.people.unlink(who, id, personId);
  }
}
