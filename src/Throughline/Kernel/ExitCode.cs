namespace Throughline.Kernel;

/// <summary>What a command tells the shell: done, the answer is no, or the call was wrong.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int No = 1;
    public const int WrongCall = 2;
}
