# LibTorch behind one interface target, and the precompiled header that every torch source shares:
# torch/torch.h costs 17 s per source file without it.
find_package(Torch REQUIRED)
add_library(modalens_torch INTERFACE)
target_link_libraries(modalens_torch INTERFACE ${TORCH_LIBRARIES})
target_include_directories(modalens_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})

file(WRITE ${CMAKE_BINARY_DIR}/generated/torch_pch.cpp "")
add_library(modalens_torch_pch OBJECT ${CMAKE_BINARY_DIR}/generated/torch_pch.cpp)
target_link_libraries(modalens_torch_pch PRIVATE modalens_options modalens_torch)
target_precompile_headers(modalens_torch_pch PRIVATE <torch/torch.h>)
