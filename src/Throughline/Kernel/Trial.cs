namespace Throughline.Kernel;

/// <summary>A verb on trial says what its rules refuse, and ends before it does anything that lasts.</summary>
public static class Trial
{
    static readonly AsyncLocal<bool> Running = new();

    public static bool IsRunning => Running.Value;

    /// <summary>Stands before all that lasts: writing, taking a number, handing work to others.</summary>
    public static void EndsHere()
    {
        if (Running.Value) throw new TrialOver();
    }

    /// <summary>What stands in the way of the verb; nothing when it came as far as acting, or could not tell.</summary>
    public static async Task<IReadOnlyList<Obstacle>> Of(Func<Task> verb)
    {
        Running.Value = true;
        try
        {
            await verb();
            return [];
        }
        catch (RuleException no)
        {
            return no.Obstacles;
        }
        catch (Exception end) when (end is TrialOver or NotFoundException or StaleException)
        {
            return [];
        }
    }

    sealed class TrialOver : Exception;
}
