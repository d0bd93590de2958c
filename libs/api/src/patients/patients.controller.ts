// Patients over HTTP: the list, the emergency card, monitoring pauses.
import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import {
  AudioPauseDto,
  NewPatientDto,
  PatientChangeDto,
  PatientDto,
  PatientSummaryDto,
  PausePatientDto,
  PauseStateDto,
} from './patient.dto.js';
import { PatientService } from './patient.service.js';

@ApiTags('patients')
@Controller('api/patients')
export class PatientsController {
  constructor(private readonly patients: PatientService) {}

  @Get()
  @Roles('centre', 'supervisor', 'doctor', 'administrator')
  @Operation('listPatients', 'Patients by reading of the name; for a doctor the own ones.', {
    answer: [PatientSummaryDto],
  })
  list(@Who() who: Principal): Promise<PatientSummaryDto[]> {
    return this.patients.list(who);
  }

  @Post()
  @HttpCode(201)
  @Roles('centre', 'supervisor', 'administrator')
  @Operation('createPatient', 'Take a patient under watch.', { answer: PatientSummaryDto, status: 201 })
  create(@Who() who: Principal, @Body() body: NewPatientDto): Promise<PatientSummaryDto> {
    return this.patients.create(who, body);
  }

  @Get(':id')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @Operation('getPatient', 'One patient with the emergency card.', { answer: PatientDto })
  get(@Who() who: Principal, @Param('id') id: string): Promise<PatientDto> {
    return this.patients.get(who, id);
  }

  @Patch(':id')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('changePatient', 'Change the card; what is left out stays.', { answer: PatientDto })
  change(@Who() who: Principal, @Param('id') id: string, @Body() body: PatientChangeDto): Promise<PatientDto> {
    return this.patients.change(who, id, body);
  }

  @Post(':id/audio-pause')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @Operation('pauseAudio', 'Quiet the sound for a short time; a rise in priority sounds all the same.', {
    answer: PauseStateDto,
  })
  audioPause(@Who() who: Principal, @Param('id') id: string, @Body() body: AudioPauseDto): Promise<PauseStateDto> {
    return this.patients.pauseAudio(who, id, body);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('pausePatient', 'Pause monitoring with a reason and an end.', { answer: PauseStateDto })
  pause(@Who() who: Principal, @Param('id') id: string, @Body() body: PausePatientDto): Promise<PauseStateDto> {
    return this.patients.pause(who, id, body);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('resumePatient', 'Monitor again.', { answer: PauseStateDto })
  resume(@Who() who: Principal, @Param('id') id: string): Promise<PauseStateDto> {
    return this.patients.resume(who, id);
  }
}
