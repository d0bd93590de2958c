// The people who may log in, for the administrator.
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Operation } from '../http/operation.js';
import { CreatedPersonDto, NewPersonDto, PersonDto } from './access.dto.js';
import { PeopleService } from './people.service.js';
import { Roles, Who } from './route-access.js';

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Roles('administrator')
  @Operation('listPeople', 'Everybody with an account.', { answer: [PersonDto] })
  list(): Promise<PersonDto[]> {
    return this.people.list();
  }

  @Post()
  @HttpCode(201)
  @Roles('administrator')
  @Operation('createPerson', 'Add a person; the answer carries the first password once.', {
    answer: CreatedPersonDto,
    status: 201,
  })
  create(@Who() who: Principal, @Body() body: NewPersonDto): Promise<CreatedPersonDto> {
    return this.people.create(who, body);
  }
}
