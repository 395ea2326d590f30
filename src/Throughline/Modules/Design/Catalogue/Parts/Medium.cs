namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>What the light or the current runs through.</summary>
public enum Medium { Copper, Multimode, SingleMode }
