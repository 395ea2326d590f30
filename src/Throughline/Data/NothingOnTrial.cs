using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>Statements that change rows without a save end a trial as a save does.</summary>
sealed class NothingOnTrial : DbCommandInterceptor
{
    public static readonly NothingOnTrial Instance = new();

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Trial.EndsHere();
        return ValueTask.FromResult(result);
    }
}
