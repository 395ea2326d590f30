global using Microsoft.EntityFrameworkCore;
global using NodaTime;
global using Throughline.Data;
global using Throughline.Kernel;
