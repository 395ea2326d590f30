namespace Throughline.Modules.Design.Published;

/// <summary>What the light or the current runs through.</summary>
public enum Medium { Copper, Multimode, SingleMode }

/// <summary>The words for a medium.</summary>
public static class Media
{
    /// <summary>As it reads in a sentence: multimode, single-mode, copper.</summary>
    public static string Word(this Medium medium) => medium switch { Medium.SingleMode => "single-mode", Medium.Multimode => "multimode", _ => "copper" };

    public static bool IsFibre(this Medium medium) => medium != Medium.Copper;

    /// <summary>As engineers say it: 1 Gbit/s, 100 Mbit/s.</summary>
    public static string Rate(int mbps) => BitRate.Words(mbps * 1000L);
}
