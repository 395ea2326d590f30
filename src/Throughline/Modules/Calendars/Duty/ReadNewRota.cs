namespace Throughline.Modules.Calendars.Duty;

/// <summary>What a new rota can begin with.</summary>
/// <param name="Asked">The team that is chosen already.</param>
public sealed record NewRotaModel(DutyModel Duty, string? Asked);

/// <summary>Reads what the form of a new rota shows.</summary>
public sealed class ReadNewRota(ReadDuty duty)
{
    public sealed record Input(string? Team = null);

    public async Task<NewRotaModel> Run(Input input) => new(await duty.Run(new ReadDuty.Input()), input.Team);
}
